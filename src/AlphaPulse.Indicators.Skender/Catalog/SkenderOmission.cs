namespace AlphaPulse.Indicators.Skender;

/// <summary>Something of Skender.Stock.Indicators that is no indicator here.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Method">The method, as in <c>GetRenko</c>.</param>
/// <param name="Results">The properties of its result that are left out; <see langword="null"/> where all are.</param>
/// <param name="Reason">Why.</param>
public sealed record SkenderOmission(string Method, string? Results, string Reason);
