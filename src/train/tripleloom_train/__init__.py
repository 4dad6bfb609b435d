"""From annotated abstracts to the tagger's files: encoder.onnx, head.onnx, labels.json.

`surface`, `wordpiece`, `alignment`, `decode`, `score` and `records` are plain Python and are
tested against the Java product on its golden papers; `encoder`, `batches`, `losses`, `adapt`,
`train`, `export` and `quantise` need the packages of requirements.txt.
"""
