using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class IdentitiesApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Apart",
                table: "Petitioners",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccuserIdentities",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NameIndex = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", nullable: true),
                    EmailIndex = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccuserIdentities", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_AccuserIdentities_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdentityUnlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityUnlocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdentityUnlocks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccuserIdentities_EmailIndex",
                table: "AccuserIdentities",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AccuserIdentities_NameIndex",
                table: "AccuserIdentities",
                column: "NameIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AccuserIdentities_PhoneIndex",
                table: "AccuserIdentities",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_IdentityUnlocks_CaseId",
                table: "IdentityUnlocks",
                column: "CaseId");

            // What was found by a name before the seal is not left legible in the index after it.
            migrationBuilder.Sql("""INSERT INTO "CaseSearch" ("CaseSearch", rank) VALUES ('secure-delete', 1)""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccuserIdentities");

            migrationBuilder.DropTable(
                name: "IdentityUnlocks");

            migrationBuilder.DropColumn(
                name: "Apart",
                table: "Petitioners");
        }
    }
}
