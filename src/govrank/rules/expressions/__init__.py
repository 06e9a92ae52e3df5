"""Values and conditions: what stands where a number or a truth may depend on the unit."""
