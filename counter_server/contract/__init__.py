"""What travels by HTTP and SSE: frozen types, no Flask, no SQLAlchemy."""
