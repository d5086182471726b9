namespace AlphaPulse.Models;

/// <summary>The versions that are asked of a runtime: the least that have what the exporter needs.</summary>
internal static class OnnxVersions
{
    /// <summary>The format of the file (IR version).</summary>
    internal const int Format = 8;

    /// <summary>The operators of the default domain; 15 has the shape of some axes.</summary>
    internal const int Operators = 15;

    /// <summary>The operators of <c>ai.onnx.ml</c>; 3 has trees whose numbers are doubles.</summary>
    internal const int TreeOperators = 3;
}
