"""The explorer: the page at `/`, GraphiQL with a sign-in and examples, made by Vite; the server only hands it out."""
