"""Many scenarios, each many times, kept in a store that survives being stopped."""
