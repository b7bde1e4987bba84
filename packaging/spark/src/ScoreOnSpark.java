import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Scores a table of features with Farol's {@code model.onnx} on Spark: each partition by an ONNX Runtime of its own, so as
 * many at a time as the cluster has cores. Of the table, which {@code score --input … --features} wrote, only
 * {@code student_id} and the features are given to the model; the risk that Farol told is held against the model's.
 *
 * <p>Arguments: {@code model.onnx}, the table, where to write the risks, the names of the features in the model's order.
 */
public final class ScoreOnSpark {
    private static final double TOLERANCE = 1e-6;
    /** Rows in one call of the model. */
    private static final int TOGETHER = 4_096;

    private ScoreOnSpark() {}

    public static void main(String[] args) throws Exception {
        var features = Arrays.copyOfRange(args, 3, args.length);
        try (var spark = SparkSession.builder().appName("Farol").getOrCreate()) {
            var table = spark.read().option("header", true).csv(args[1]);
            for (var feature : features) {
                table = table.withColumn(feature, functions.col(feature).cast(DataTypes.DoubleType));
            }
            var model = spark.sparkContext()
                    .broadcast(Files.readAllBytes(Path.of(args[0])), scala.reflect.ClassTag$.MODULE$.apply(byte[].class));
            var risks = table.repartition(spark.sparkContext().defaultParallelism())
                    .mapPartitions(
                            new Scoring(model, features),
                            Encoders.row(DataTypes.createStructType(List.of(
                                    DataTypes.createStructField("student_id", DataTypes.StringType, false),
                                    DataTypes.createStructField("year", DataTypes.StringType, false),
                                    DataTypes.createStructField("risk", DataTypes.DoubleType, false),
                                    DataTypes.createStructField("told", DataTypes.DoubleType, false)))))
                    .cache();
            risks.drop("told").write().mode("overwrite").option("header", true).csv(args[2]);
            var apart = risks.agg(
                            functions.count("*"),
                            functions.max(functions.abs(functions.col("risk").minus(functions.col("told")))))
                    .first();
            System.out.printf(
                    "%d students on %d partitions; at most %.1e from the risk that Farol tells%n",
                    apart.getLong(0), risks.toJavaRDD().getNumPartitions(), apart.getDouble(1));
            if (!(apart.getDouble(1) <= TOLERANCE)) {
                throw new IllegalStateException("the risks differ");
            }
        }
    }

    /** What one partition does. */
    private record Scoring(Broadcast<byte[]> model, String[] features) implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> rows) throws OrtException {
            var told = new ArrayList<Row>();
            var environment = OrtEnvironment.getEnvironment();
            try (var session = environment.createSession(model.value())) {
                while (rows.hasNext()) {
                    var some = new ArrayList<Row>();
                    while (some.size() < TOGETHER && rows.hasNext()) {
                        some.add(rows.next());
                    }
                    told.addAll(risks(environment, session, some));
                }
            }
            return told.iterator();
        }

        private List<Row> risks(OrtEnvironment environment, OrtSession session, List<Row> rows) throws OrtException {
            var values = new double[rows.size()][features.length];
            for (var i = 0; i < values.length; i++) {
                for (var j = 0; j < features.length; j++) {
                    Double value = rows.get(i).getAs(features[j]);
                    values[i][j] = value == null ? Double.NaN : value;
                }
            }
            try (var input = OnnxTensor.createTensor(environment, values);
                    var output = session.run(Map.of("features", input))) {
                var risks = (double[]) output.get("risk").orElseThrow().getValue();
                var told = new ArrayList<Row>();
                for (var i = 0; i < risks.length; i++) {
                    var row = rows.get(i);
                    told.add(RowFactory.create(
                            row.getAs("student_id"),
                            row.getAs("year"),
                            risks[i],
                            Double.valueOf(row.getAs("risk_score"))));
                }
                return told;
            }
        }
    }
}
