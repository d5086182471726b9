namespace AlphaPulse.Models;

/// <summary>Writes calibrators as operators.</summary>
internal static class OnnxCalibrators
{
    /// <summary>Adds the column of calibrated probabilities; NaN where there is no score.</summary>
    internal static string Write(OnnxGraph graph, ICalibrator calibrator, string score)
    {
        var probability = calibrator switch
        {
            PlattCalibrator platt => Logistic(graph, Line(graph, score, -platt.A, -platt.B)),
            TemperatureCalibrator temperature => Temperature(graph, temperature, score),
            BetaCalibrator beta => Beta(graph, beta, score),
            IsotonicCalibrator isotonic => Isotonic(graph, isotonic, score),
            _ => throw new ModelExportException(
                $"The calibrator '{calibrator.Name}' cannot be exported to ONNX: its parameters are not known here. Use platt, beta, temperature or isotonic."),
        };
        return graph.KeepWhereFinite(probability, score);
    }

    private static string Temperature(OnnxGraph graph, TemperatureCalibrator calibrator, string score)
    {
        var (log, complement) = Logarithms(graph, score);
        return Logistic(graph, graph.Add("Div", [graph.Add("Sub", [log, complement]), graph.Constant(calibrator.Temperature)]));
    }

    private static string Beta(OnnxGraph graph, BetaCalibrator calibrator, string score)
    {
        var (log, complement) = Logarithms(graph, score);
        var difference = graph.Add(
            "Sub",
            [graph.Add("Mul", [log, graph.Constant(calibrator.A)]), graph.Add("Mul", [complement, graph.Constant(calibrator.B)])]);
        return Logistic(graph, graph.Add("Add", [difference, graph.Constant(calibrator.C)]));
    }

    /// <summary>
    /// The number of corners at or below a score picks the line that it lies on: from where, how long, at which height, how steep. Below the first
    /// corner and from the last on, the line is level.
    /// </summary>
    private static string Isotonic(OnnxGraph graph, IsotonicCalibrator calibrator, string score)
    {
        var (scores, probabilities) = (calibrator.Scores, calibrator.Probabilities);
        var count = scores.Count;
        var (from, length, height, rise) = (new double[count + 1], new double[count + 1], new double[count + 1], new double[count + 1]);
        for (var line = 0; line <= count; line++)
        {
            var corner = Math.Max(0, line - 1);
            var isLevel = line == 0 || line == count;
            from[line] = scores[corner];
            height[line] = probabilities[corner];
            length[line] = isLevel ? 1 : scores[corner + 1] - scores[corner];
            rise[line] = isLevel ? 0 : probabilities[corner + 1] - probabilities[corner];
        }

        var isReached = graph.ToInt64(graph.Add("GreaterOrEqual", [score, graph.Constant([.. scores], 1, count)]));
        var reached = graph.Add("ReduceSum", [isReached, graph.Constant([1L])], OnnxAttribute.Int("keepdims", 1));
        string Pick(double[] table) => graph.Add("Gather", [graph.Constant(table, count + 1), reached], OnnxAttribute.Int("axis", 0));
        var share = graph.Add("Div", [graph.Add("Sub", [score, Pick(from)]), Pick(length)]);
        return graph.Add("Add", [Pick(height), graph.Add("Mul", [share, Pick(rise)])]);
    }

    private static (string Log, string Complement) Logarithms(OnnxGraph graph, string score)
    {
        var p = graph.Clip(score, CalibrationRows.Clip(0), CalibrationRows.Clip(1));
        return (graph.Add("Log", [p]), graph.Add("Log", [graph.Add("Sub", [graph.Constant(1), p])]));
    }

    private static string Line(OnnxGraph graph, string value, double slope, double offset) =>
        graph.Add("Add", [graph.Add("Mul", [value, graph.Constant(slope)]), graph.Constant(offset)]);

    private static string Logistic(OnnxGraph graph, string value) => graph.Add("Sigmoid", [value]);
}
