"""What only the province does: take in what units sent, review it, answer with receipts, keep its trust and periods."""
