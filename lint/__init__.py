"""The printed schema, read by graphql-eslint."""
