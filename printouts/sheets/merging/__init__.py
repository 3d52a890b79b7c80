"""Papers of what is paid ahead."""
