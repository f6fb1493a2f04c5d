"""One screen a view: layout only, no logic, no words."""
