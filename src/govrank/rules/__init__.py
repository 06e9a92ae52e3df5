"""What a ruleset is: schema, model, methods, ladder, ranking policy; and how it becomes a plan."""
