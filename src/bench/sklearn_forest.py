"""The baseline of Grow.java: scikit-learn's random forest on the same rows.

make FILE ROWS FEATURES   writes a synthetic matrix, as many rows to train on as held out (format: TrainingMatrix.java)
fit FILE [auc]            prints fit seconds and, if asked, the AUC of the rows held out and the number of nodes
version                   prints the versions compared with
"""
import sys
import time

import numpy as np

SEED = 42
JOBS = 2


def make(file, rows, features):
    random = np.random.default_rng(SEED)
    x = random.normal(size=(2 * rows, features))
    signal = x[:, 0] + x[:, 1] * x[:, 2] + np.sin(2 * x[:, 3]) + 0.5 * (x[:, 4] > 0.3)
    y = (signal + random.normal(size=2 * rows) > 0.8).astype(float)
    with open(file, "wb") as out:
        np.array([rows, rows, features], dtype="<f8").tofile(out)
        np.column_stack([x, y]).astype("<f8").tofile(out)


def fit(file, with_auc):
    from sklearn.ensemble import RandomForestClassifier

    numbers = np.fromfile(file, dtype="<f8")
    trained, held_out, features = numbers[:3].astype(int)
    table = numbers[3:].reshape(trained + held_out, features + 1)
    x, y = table[:, :-1], table[:, -1]
    start = time.perf_counter()
    forest = RandomForestClassifier(400, min_samples_leaf=2, max_features="sqrt", n_jobs=JOBS, random_state=SEED)
    forest.fit(x[:trained], y[:trained])
    print(f"{time.perf_counter() - start:.3f}", end="")
    if with_auc:
        from sklearn.metrics import roc_auc_score

        auc = roc_auc_score(y[trained:], forest.predict_proba(x[trained:])[:, 1])
        print(f" {auc:.4f} {sum(tree.tree_.node_count for tree in forest.estimators_)}", end="")
    print()


def version():
    import sklearn

    print(f"scikit-learn {sklearn.__version__}, Python {sys.version.split()[0]}, NumPy {np.__version__}")


command, *arguments = sys.argv[1:]
if command == "make":
    make(arguments[0], int(arguments[1]), int(arguments[2]))
elif command == "fit":
    fit(arguments[0], "auc" in arguments)
else:
    version()
