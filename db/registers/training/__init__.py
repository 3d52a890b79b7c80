"""What a salon does every year for secrecy: training, security checks, the notice reviewed."""
