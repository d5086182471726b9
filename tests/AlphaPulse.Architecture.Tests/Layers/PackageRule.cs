namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>What a package may reference.</summary>
/// <param name="Name">The package.</param>
/// <param name="Layer">Its layer; arrows go to lower ones only.</param>
/// <param name="MayReference">The packages of ours that it may reference.</param>
/// <param name="ThirdParty">The packages of others that it may reference besides those that all may.</param>
internal sealed record PackageRule(string Name, int Layer, IReadOnlyList<string> MayReference, IReadOnlyList<string> ThirdParty);
