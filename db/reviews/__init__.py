"""What was done with a reason alone, and is looked at afterwards."""
