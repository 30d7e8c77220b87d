# Times how long python-docx and openpyxl take to read files, warm, in one
# process. python3 read.py ROUNDS FILE… prints one JSON object a file, the
# best of the rounds in milliseconds.
import io
import json
import sys
import time

import docx
import openpyxl


def word(data):
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                cell.text


def excel(data):
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            pass


rounds, files = int(sys.argv[1]), sys.argv[2:]
for file in files:
    with open(file, "rb") as handle:
        data = handle.read()
    read, times, fault = word if file.endswith(".docx") else excel, [], None
    for round in range(-rounds // 2, rounds):
        start = time.perf_counter()
        try:
            read(data)
        except Exception as error:
            fault = repr(error)
        if round >= 0:
            times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"file": file, "ms": min(times), "fault": fault}))
