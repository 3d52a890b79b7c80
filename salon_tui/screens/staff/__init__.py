"""Who works here, and what a manager looks at afterwards."""
