"""What this server is measured against; each peer is one process that listens on loopback."""
