"""The file adapter: reads and replaces ``.xlsx`` files."""
