"""The built site looked at as its readers' machines do, and the packages and workflows behind it."""
