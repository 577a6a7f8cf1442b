"""Feeds: what is new, for readers who follow the lab: as RSS 2.0, Atom and JSON Feed 1.1.

They are written here and not by a library: the kept ones write no JSON Feed, and put the moment of
the build into each file, so that two builds of the same texts would differ.
"""

from labpress.exporting.feeds.channels import Channel, channels
from labpress.exporting.feeds.feed import Entry, Feed, Picture
from labpress.exporting.feeds.formats import FORMATS, Format
from labpress.exporting.feeds.making import Feeds

__all__ = ["FORMATS", "Channel", "Entry", "Feed", "Feeds", "Format", "Picture", "channels"]
