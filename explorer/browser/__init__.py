"""The explorer walked over in a real browser, with the network cut."""
