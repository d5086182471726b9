using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>An output with several numbers, for whoever treats all indicators alike.</summary>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public interface IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <summary>Writes the numbers in the order of the outputs of the catalog; <see langword="null"/> where one has no value yet.</summary>
    /// <param name="outputs">Takes them; as long as there are outputs.</param>
    void CopyTo(Span<T?> outputs);
}
