"""How much of a file is believed. An agenda of 5,000 sessions takes 1 MB, and 6 MB unpacked."""

BYTES = 16 * 1024 * 1024
UNPACKED = 128 * 1024 * 1024  # of all parts together
RATIO = 400  # unpacked to packed, of parts above RATIO_FROM
RATIO_FROM = 8 * 1024 * 1024
PARTS = 2_000  # files inside a spreadsheet
LAST_ROW = 1_048_576  # of any spreadsheet program
ROWS = 20_000  # that hold something
COLUMNS = 256
AREA = 2_000_000  # cells between the first and the last that holds something
CELL = 32_767  # characters, as spreadsheet programs have it
LINES = 200_000  # of a text file, empty ones too
SHEETS = 100
SECONDS = 30  # of processor time
MEGABYTES = 1_500  # of address space
