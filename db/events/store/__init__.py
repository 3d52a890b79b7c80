"""Events and guests as rows and as records."""
