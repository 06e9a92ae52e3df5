"""The algebras that give a plan its meaning, and the ranking they make."""
