"""What comes over the wire and lies in archives: HTTP codings, WARC records, pages, feeds and sitemaps."""
