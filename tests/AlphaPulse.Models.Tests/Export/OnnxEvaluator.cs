namespace AlphaPulse.Models.Tests.Export;

/// <summary>Runs the ONNX files that are written, by the specification of the operators.</summary>
internal sealed class OnnxEvaluator
{
    private readonly ProtobufMessage _graph;

    internal OnnxEvaluator(byte[] model)
    {
        Model = new ProtobufMessage(model);
        _graph = Model.Message(7);
    }

    internal ProtobufMessage Model { get; }

    internal ProtobufMessage[] Nodes => [.. _graph.Messages(1)];

    internal Tensor Run(Tensor features)
    {
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal) { [_graph.Message(11).Text(1)] = features };
        foreach (var constant in _graph.Messages(5))
        {
            values.Add(constant.Text(8), constant.Tensor().Value);
        }

        foreach (var node in Nodes)
        {
            var inputs = node.Texts(1).Select(name => values[name]).ToArray();
            var outputs = node.Texts(2);
            var results = Evaluate(node, inputs);
            Assert.Equal(outputs.Length, results.Length);
            for (var i = 0; i < outputs.Length; i++)
            {
                values.Add(outputs[i], results[i]);
            }
        }

        return values[_graph.Message(12).Text(1)];
    }

    internal static ProtobufMessage Attribute(ProtobufMessage node, string name) => node.Messages(5).Single(a => a.Text(1) == name);

    private static Tensor[] Evaluate(ProtobufMessage node, Tensor[] inputs) => node.Text(4) switch
    {
        "Identity" => inputs,
        "Add" => [inputs[0].Zip(inputs[1], (a, b) => a + b)],
        "Sub" => [inputs[0].Zip(inputs[1], (a, b) => a - b)],
        "Mul" => [inputs[0].Zip(inputs[1], (a, b) => a * b)],
        "Div" => [inputs[0].Zip(inputs[1], (a, b) => a / b)],
        "GreaterOrEqual" => [inputs[0].Zip(inputs[1], (a, b) => a >= b ? 1 : 0)],
        "Exp" => [inputs[0].Map(Math.Exp)],
        "Log" => [inputs[0].Map(Math.Log)],
        "Sigmoid" => [inputs[0].Map(z => 1 / (1 + Math.Exp(-z)))],

        // What becomes of NaN is not specified for these two; the worst that a runtime may do.
        "Sign" => [inputs[0].Map(x => double.IsNaN(x) ? 0 : Math.Sign(x))],
        "Clip" => [inputs[0].Map(x => x >= inputs[1].Values[0] ? Math.Min(x, inputs[2].Values[0]) : inputs[1].Values[0])],
        "Cast" => [inputs[0]],
        "Shape" => [new Tensor([1], [inputs[0].Shape[(int)Attribute(node, "start").Int64(3)]])],
        "ConstantOfShape" => [Filled(inputs[0], Attribute(node, "value").Message(5).Tensor().Value.Values[0])],
        "Concat" => [Concat(inputs, (int)Attribute(node, "axis").Int64(3))],
        "Split" => Split(inputs[0], inputs[1]),
        "Gather" => [Gather(inputs[0], inputs[1], (int)Attribute(node, "axis").Int64(3))],
        "MatMul" => [Multiply(inputs[0], inputs[1])],
        "ReduceSum" => [new Tensor([inputs[0].Shape[0], 1], [.. inputs[0].Values.Chunk(inputs[0].Columns).Select(row => row.Sum())])],
        "Softmax" => [new Tensor(inputs[0].Shape, [.. inputs[0].Values.Chunk(inputs[0].Columns).SelectMany(Softmax)])],
        "TreeEnsembleRegressor" => [new OnnxTreeEvaluator(node).Run(inputs[0])],
        var other => throw new InvalidDataException($"operator {other}"),
    };

    private static Tensor Filled(Tensor shape, double value)
    {
        int[] dimensions = [.. shape.Values.Select(d => (int)d)];
        return new Tensor(dimensions, [.. Enumerable.Repeat(value, dimensions[0] * dimensions[1])]);
    }

    private static Tensor Concat(Tensor[] parts, int axis)
    {
        if (axis == 0)
        {
            return new Tensor([parts.Sum(p => p.Shape[0])], [.. parts.SelectMany(p => p.Values)]);
        }

        var rows = parts[0].Shape[0];
        return new Tensor(
            [rows, parts.Sum(p => p.Columns)],
            [.. Enumerable.Range(0, rows).SelectMany(row => parts.SelectMany(p => p.Values.Skip(row * p.Columns).Take(p.Columns)))]);
    }

    private static Tensor[] Split(Tensor values, Tensor widths)
    {
        var (rows, start, parts) = (values.Shape[0], 0, new List<Tensor>());
        foreach (var width in widths.Values.Select(w => (int)w))
        {
            var from = start;
            parts.Add(new Tensor([rows, width], [.. Enumerable.Range(0, rows).SelectMany(row => values.Values.Skip(row * values.Columns + from).Take(width))]));
            start += width;
        }

        return [.. parts];
    }

    private static Tensor Gather(Tensor values, Tensor indices, int axis) => axis == 0
        ? indices.Map(i => values.Values[(int)i])
        : new Tensor(
            [values.Shape[0], indices.Values.Length],
            [.. Enumerable.Range(0, values.Shape[0]).SelectMany(row => indices.Values.Select(i => values.At(row, (int)i)))]);

    private static Tensor Multiply(Tensor left, Tensor right)
    {
        var product = new double[left.Shape[0] * right.Columns];
        for (var row = 0; row < left.Shape[0]; row++)
        {
            for (var column = 0; column < right.Columns; column++)
            {
                for (var i = 0; i < left.Columns; i++)
                {
                    product[row * right.Columns + column] += left.Values[row * left.Columns + i] * right.Values[i * right.Columns + column];
                }
            }
        }

        return new Tensor([left.Shape[0], right.Columns], product);
    }

    private static double[] Softmax(double[] row)
    {
        double[] powers = [.. row.Select(z => Math.Exp(z - row.Max()))];
        return [.. powers.Select(p => p / powers.Sum())];
    }
}
