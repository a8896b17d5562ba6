"""From a built site to what is handed out: the policy of its pages, joined scripts, the copy that works from a
folder.
"""
