"""From a parsed sentence to reports: triggers, roles, modes, factuality, speakers."""
