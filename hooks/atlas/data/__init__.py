"""The data: model, files with their lines, rules, facts read, the graph of links, editions."""
