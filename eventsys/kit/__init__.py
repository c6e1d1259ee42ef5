"""What any web application needs and knows no noun of ours: database, clock, http, jobs, files, words."""
