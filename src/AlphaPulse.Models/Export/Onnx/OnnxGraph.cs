using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Collects the nodes and constants of an ONNX graph over doubles whose input is rows of features and whose output is a column a score.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The rows of features: the input.</summary>
    internal const string Features = "features";

    /// <summary>The domain of the operators for trees.</summary>
    internal const string TreeDomain = "ai.onnx.ml";

    private const int DoubleType = 11;
    private const int Int64Type = 7;

    private readonly ProtobufWriter _nodes = new();
    private readonly ProtobufWriter _constants = new();
    private readonly FeatureSchema _schema;
    private int _names;

    internal OnnxGraph(FeatureSchema schema) => _schema = schema;

    /// <summary>Adds a node with one output.</summary>
    internal string Add(string operation, string[] inputs, params ProtobufWriter[] attributes) => Add(operation, string.Empty, inputs, 1, attributes)[0];

    /// <summary>Adds a node.</summary>
    internal string[] Add(string operation, string domain, string[] inputs, int outputs, ProtobufWriter[] attributes)
    {
        string[] names = [.. Enumerable.Range(0, outputs).Select(_ => NextName())];
        var node = new ProtobufWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        foreach (var name in names)
        {
            node.Text(2, name);
        }

        node.Text(3, $"node_{names[0]}").Text(4, operation);
        foreach (var attribute in attributes)
        {
            node.Message(5, attribute);
        }

        if (domain.Length > 0)
        {
            node.Text(7, domain);
        }

        _nodes.Message(1, node);
        return names;
    }

    internal string Constant(double value) => Constant([value], 1);

    internal string Constant(ReadOnlySpan<double> values, params ReadOnlySpan<long> dimensions)
    {
        var name = NextName();
        _constants.Message(5, Tensor(values, dimensions).Text(8, name));
        return name;
    }

    internal string Constant(ReadOnlySpan<long> values)
    {
        var name = NextName();
        _constants.Message(5, new ProtobufWriter().Int64(1, values.Length).Int64(2, Int64Type).RawInt64s(9, values).Text(8, name));
        return name;
    }

    internal static ProtobufWriter Tensor(ReadOnlySpan<double> values, params ReadOnlySpan<long> dimensions)
    {
        var tensor = new ProtobufWriter();
        foreach (var dimension in dimensions)
        {
            tensor.Int64(1, dimension);
        }

        return tensor.Int64(2, DoubleType).RawDoubles(9, values);
    }

    /// <summary>A column with the same value for every row.</summary>
    internal string Column(double value)
    {
        var rows = Add("Shape", [Features], OnnxAttribute.Int("start", 0), OnnxAttribute.Int("end", 1));
        var shape = Add("Concat", [rows, Constant([1L])], OnnxAttribute.Int("axis", 0));
        return Add("ConstantOfShape", [shape], OnnxAttribute.Tensor("value", Tensor([value], 1)));
    }

    /// <summary>Some columns of the features.</summary>
    internal string Columns(ReadOnlySpan<long> columns) => Add("Gather", [Features, Constant(columns)], OnnxAttribute.Int("axis", 1));

    /// <summary>Keeps values where others are finite and makes them NaN elsewhere, as x - x is 0 for every finite x and NaN for the rest.</summary>
    internal string KeepWhereFinite(string values, string areFinite) => Add("Add", [values, Add("Sub", [areFinite, areFinite])]);

    internal string Clip(string values, double least, double most) =>
        Add("Clip", [values, Constant([least], []), Constant([most], [])]);

    internal string ToDouble(string values) => Add("Cast", [values], OnnxAttribute.Int("to", DoubleType));

    internal string ToInt64(string values) => Add("Cast", [values], OnnxAttribute.Int("to", Int64Type));

    /// <summary>Closes the graph and writes the model.</summary>
    internal byte[] ToModel(string result, string name, int columns, string kind, string task)
    {
        Add("Identity", result, name);
        var graph = new ProtobufWriter();
        graph.Append(_nodes);
        graph.Text(2, "alphapulse");
        graph.Append(_constants);
        graph.Message(11, ValueInfo(Features, _schema.Columns.Count)).Message(12, ValueInfo(name, columns));

        return new ProtobufWriter()
            .Int64(1, OnnxVersions.Format)
            .Text(2, "AlphaPulse")
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, string.Empty).Int64(2, OnnxVersions.Operators))
            .Message(8, new ProtobufWriter().Text(1, TreeDomain).Int64(2, OnnxVersions.TreeOperators))
            .Message(14, Property("kind", kind))
            .Message(14, Property("task", task))
            .Message(14, Property("schema", _schema.Name))
            .Message(14, Property("schema_hash", _schema.Hash))
            .Message(14, Property("features", string.Join('\n', _schema.Columns.Select(c => c.Name))))
            .ToArray();
    }

    private void Add(string operation, string input, string output) =>
        _nodes.Message(1, new ProtobufWriter().Text(1, input).Text(2, output).Text(3, $"node_{output}").Text(4, operation));

    private static ProtobufWriter Property(string key, string value) => new ProtobufWriter().Text(1, $"alphapulse.{key}").Text(2, value);

    /// <summary>A matrix of doubles with any number of rows.</summary>
    private static ProtobufWriter ValueInfo(string name, int columns)
    {
        var shape = new ProtobufWriter()
            .Message(1, new ProtobufWriter().Text(2, "rows"))
            .Message(1, new ProtobufWriter().Int64(1, columns));
        var tensor = new ProtobufWriter().Int64(1, DoubleType).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"v{_names++}");
}
