"""What `labpress serve` is made of: a watcher, builds into folders of their own, and a server."""
