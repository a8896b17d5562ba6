"""What machines that find, cite and follow the site want of it: head data, citations, feeds, sitemap, search
description.

Addresses are absolute where the format needs them and the site has one (`Release.address`), else relative or left out.
"""
