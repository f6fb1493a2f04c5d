"""Text messages: lookups answered, notices to who asked for them, through gammu-smsd."""
