namespace DryApi.Contracts;

/// <summary>What the lines of an example are a part of.</summary>
public enum RuleFrame
{
    /// <summary>The properties of a body that callers send.</summary>
    Request,

    /// <summary>The properties of a body that callers receive.</summary>
    Response,

    /// <summary>An operation.</summary>
    Operation,

    /// <summary>A contract, from the lines below its version.</summary>
    Contract,

    /// <summary>Nothing of a contract: the lines are of a document or an overlay.</summary>
    Document,
}
