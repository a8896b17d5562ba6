"""From a built site to what is handed out: the policy of its pages, and the copy that works from a folder."""
