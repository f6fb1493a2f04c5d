"""The counter server: queue, dossiers and everything else of the one-stop office."""
