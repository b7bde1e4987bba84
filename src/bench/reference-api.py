"""The yardstick of api.sh: /predict as the reference system answers it, but for shap.

A forest of 400 trees of scikit-learn behind its usual preparation, one pandas DataFrame a request, predict_proba, a line of
history; served by the standard library, which costs little beside them. The reasons, which the reference system computes
with shap on top, are left out: its real answers take longer. Prints its address.
"""
import http.server
import json
import os
import tempfile

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

NUMBERS = ["IDADE", "ANOS_NA_PM", "PONTO_VIRADA", "INDE", "IAA", "IEG", "IPS", "IDA", "IPP", "IPV", "IAN"]
WORDS = ["FASE_TURMA", "PEDRA", "INSTITUICAO"]
ROWS = 1_500


def trained():
    random = np.random.default_rng(42)
    rows = pd.DataFrame({name: random.uniform(0, 10, ROWS) for name in NUMBERS})
    rows["FASE_TURMA"] = [f"{fase}-A" for fase in random.integers(0, 8, ROWS)]
    rows["PEDRA"] = random.choice(["Quartzo", "Ágata", "Ametista", "Topázio"], ROWS)
    rows["INSTITUICAO"] = random.choice(["Escola Pública", "Rede Decisão"], ROWS)
    behind = rows["IEG"] + rows["IDA"] + random.normal(size=ROWS) < 9
    prepared = ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median"), NUMBERS),
            ("words", make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore")), WORDS),
        ]
    )
    return make_pipeline(prepared, RandomForestClassifier(400, random_state=42, n_jobs=1)).fit(rows, behind)


class Predict(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        row = pd.DataFrame([{name: payload.get(name) for name in NUMBERS + WORDS}])
        row[NUMBERS] = row[NUMBERS].apply(pd.to_numeric, errors="coerce")
        risk = float(MODEL.predict_proba(row)[0, 1])
        answer = {"risk_score": risk, "risk_class": int(risk >= 0.35), "student_id": payload.get("student_id")}
        HISTORY.write(json.dumps({"payload": payload, **answer}) + "\n")
        HISTORY.flush()
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


MODEL = trained()
HISTORY = tempfile.TemporaryFile("w")
server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "0"))), Predict)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
