namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>What a project or a packed package references.</summary>
/// <param name="Name">The package.</param>
/// <param name="References">Packages and projects by name, ours and others'.</param>
internal sealed record PackageReferences(string Name, IReadOnlyList<string> References);
