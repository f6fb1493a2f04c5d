"""Users, roles, devices and sign-in: who is there (quản trị người dùng)."""
