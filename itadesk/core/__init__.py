"""What a report is: records, fields, ITA rules and the Thai language."""
