namespace AlphaPulse.Models;

/// <summary>Makes attributes of nodes (AttributeProto).</summary>
internal static class OnnxAttribute
{
    internal static ProtobufWriter Int(string name, long value) => Named(name, type: 2).Int64(3, value);

    internal static ProtobufWriter Text(string name, string value) => Named(name, type: 3).Text(4, value);

    internal static ProtobufWriter Tensor(string name, ProtobufWriter value) => Named(name, type: 4).Message(5, value);

    internal static ProtobufWriter Ints(string name, IEnumerable<long> values) => Named(name, type: 7).Int64s(8, values);

    internal static ProtobufWriter Texts(string name, IEnumerable<string> values)
    {
        var attribute = Named(name, type: 8);
        foreach (var value in values)
        {
            attribute.Text(9, value);
        }

        return attribute;
    }

    private static ProtobufWriter Named(string name, int type) => new ProtobufWriter().Text(1, name).Int64(20, type);
}
