namespace AlphaPulse.Models;

/// <summary>Writes the scores of every kind of model as operators.</summary>
internal static class OnnxScores
{
    /// <summary>Adds the column of scores; NaN where the model has none.</summary>
    internal static string Write(OnnxGraph graph, IModel model)
    {
        switch (model)
        {
            case LinearModel linear:
                var line = Linear(graph, linear);
                return graph.KeepWhereFinite(linear.Task == ModelTask.Regression ? line : graph.Add("Sigmoid", [line]), line);
            case TreeEnsembleModel trees:
                var sum = OnnxTrees.Write(graph, trees);
                return graph.KeepWhereFinite(Transform(graph, trees, sum), sum);
            case CalibratedModel calibrated:
                return OnnxCalibrators.Write(graph, calibrated.Calibrator, Write(graph, calibrated.Model));
            case ClassValueModel several:
                return graph.Add("MatMul", [Write(graph, several.Model), graph.Constant([.. several.Values], several.Values.Count, 1)]);
            case ConstantModel constant:
                return graph.Column(constant.Score);
            case LastDirectionModel last:
                var value = graph.Columns([Position(last)]);
                return graph.KeepWhereFinite(last.Task == ModelTask.Regression ? value : Half(graph, value), value);
            case MetaLabelledModel:
                throw new ModelExportException(
                    $"A model of kind '{model.Kind}' cannot be exported to ONNX: its bet size is made by the normal distribution, of which ONNX has no operator that keeps doubles. Export its primary and its secondary model.");
            default:
                throw new ModelExportException($"A model of kind '{model.Kind}' cannot be exported to ONNX: its parameters are not known here.");
        }
    }

    /// <summary>Adds a column of probabilities a class; NaN where the model has none.</summary>
    internal static string Write(OnnxGraph graph, IMulticlassModel model)
    {
        var sums = model switch
        {
            MultinomialModel multinomial => Linear(graph, multinomial),
            MulticlassTreesModel trees => graph.Add(
                "Concat", [.. trees.Models.Select(one => OnnxTrees.Write(graph, one))], OnnxAttribute.Int("axis", 1)),
            _ => throw new ModelExportException(
                $"A model of several classes of kind '{model.Kind}' cannot be exported to ONNX: its parameters are not known here."),
        };

        // One sum that is not finite leaves the whole row without probabilities.
        var total = graph.Add("ReduceSum", [graph.Add("Sub", [sums, sums]), graph.Constant([1L])], OnnxAttribute.Int("keepdims", 1));
        return graph.Add("Add", [graph.Add("Softmax", [sums], OnnxAttribute.Int("axis", 1)), total]);
    }

    private static string Transform(OnnxGraph graph, TreeEnsembleModel model, string sum)
    {
        switch (model.Transform)
        {
            case ScoreTransform.Logistic:
                return graph.Add("Sigmoid", [sum]);
            case ScoreTransform.Exponential:
                var score = graph.Add("Exp", [sum]);
                return graph.KeepWhereFinite(score, score);
            default:
                return model.Task == ModelTask.BinaryClassification ? graph.Clip(sum, 0, 1) : sum;
        }
    }

    private static string Linear(OnnxGraph graph, LinearModel model)
    {
        long[] columns = [.. Enumerable.Range(0, model.Coefficients.Count).Where(i => model.Coefficients[i] != 0)];
        if (columns.Length == 0)
        {
            return graph.Column(model.Intercept);
        }

        double[] coefficients = [.. columns.Select(i => model.Coefficients[(int)i])];
        var product = graph.Add("MatMul", [graph.Columns(columns), graph.Constant(coefficients, columns.Length, 1)]);
        return graph.Add("Add", [product, graph.Constant(model.Intercept)]);
    }

    private static string Linear(OnnxGraph graph, MultinomialModel model)
    {
        long[] columns = [.. Enumerable.Range(0, model.Schema.Columns.Count)
            .Where(i => Enumerable.Range(0, model.Classes).Any(c => model.Coefficient(c, i) != 0))];
        var intercepts = graph.Constant([.. model.Intercepts], 1, model.Classes);
        if (columns.Length == 0)
        {
            return graph.Add("Add", [graph.Column(0), intercepts]);
        }

        double[] coefficients = [.. columns.SelectMany(i => Enumerable.Range(0, model.Classes).Select(c => model.Coefficient(c, (int)i)))];
        var product = graph.Add("MatMul", [graph.Columns(columns), graph.Constant(coefficients, columns.Length, model.Classes)]);
        return graph.Add("Add", [product, intercepts]);
    }

    /// <summary>1, 0.5 or 0 by the sign.</summary>
    private static string Half(OnnxGraph graph, string value) =>
        graph.Add("Mul", [graph.Add("Add", [graph.Add("Sign", [value]), graph.Constant(1)]), graph.Constant(0.5)]);

    private static long Position(LastDirectionModel model)
    {
        var position = 0;
        while (model.Schema.Columns[position].Name != model.Feature)
        {
            position++;
        }

        return position;
    }
}
