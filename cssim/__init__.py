"""Test customer-service rulebooks on simulated shoppers before anyone adopts them."""
