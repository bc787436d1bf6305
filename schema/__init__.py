"""What clients may say: Strawberry types, inputs and root fields; ``execution`` is the seam to resolvers."""
