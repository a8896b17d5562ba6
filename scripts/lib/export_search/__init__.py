"""The atlas for those who run a search server: what OpenSearch, Elasticsearch and Meilisearch read."""
