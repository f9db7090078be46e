"""Keeping a store up to date: feeds are looked at, their stories fetched, coded, linked and told of.

feeds.py      what a list of feeds, a feed or a news sitemap holds
polite.py     robots.txt, one request a host at a time, waits and backoff
watch.py      the loop
alerts.py     saved searches: new events sent where somebody asked for them
"""
