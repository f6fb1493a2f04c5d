"""Administration of printing: printers, rules of paper, how slips and receipts look."""

from .pages import printing_admin_pages

__all__ = ["printing_admin_pages"]
